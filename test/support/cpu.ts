/** The processor time that this process has used, in ms: unlike the clock, it does not run while others have the machine. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
