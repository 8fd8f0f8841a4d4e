/** Names as a hall says them: "Ủy ban nhân dân huyện Nam Giang" is "huyện Nam Giang" where every site is a committee's. */
export function short(name: string): string {
  return name.replace(/Ủy ban nhân dân (?=huyện|thành phố|thị xã|quận|xã|phường|thị trấn|tỉnh)/i, '');
}
