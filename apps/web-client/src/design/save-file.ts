/** Hands a file to the person, made on this machine. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  saveFrom(name, address);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Has the browser fetch a file by itself, straight to the disk. */
export function saveFrom(name: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
