/** Hours and days as they are here, whatever zone the machine is set to. */
const HERE = { timeZone: 'Asia/Ho_Chi_Minh', hour12: false } as const;
const minutes = new Intl.DateTimeFormat('vi-VN', { ...HERE, hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('vi-VN', { ...HERE, timeStyle: 'medium' });
const days = new Intl.DateTimeFormat('vi-VN', { ...HERE, day: '2-digit', month: '2-digit', year: 'numeric' });

/** 11:47 */
export function hour(at: number): string {
  return minutes.format(at);
}

/** 11:47:05 */
export function second(at: number): string {
  return seconds.format(at);
}

/** 23/01/2024 */
export function day(at: number): string {
  return days.format(at);
}
