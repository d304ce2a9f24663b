export function generateWords(): string;
