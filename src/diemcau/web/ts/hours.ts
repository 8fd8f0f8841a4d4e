/** Hours as they are here, whatever zone the machine is set to. */
const HERE = { timeZone: 'Asia/Ho_Chi_Minh', hour12: false } as const;
const minutes = new Intl.DateTimeFormat('vi-VN', { ...HERE, hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('vi-VN', { ...HERE, timeStyle: 'medium' });

/** 11:47 */
export function hour(at: number): string {
  return minutes.format(at);
}

/** 11:47:05 */
export function second(at: number): string {
  return seconds.format(at);
}
