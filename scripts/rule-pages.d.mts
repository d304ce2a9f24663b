export function pages(): Map<string, string>;
export function readmeWithTable(readme: string): string;
