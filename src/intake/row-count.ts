/** "1 rad", "12 rader". */
export function rowCountSv(count: number): string {
  return count === 1 ? '1 rad' : `${count} rader`
}
