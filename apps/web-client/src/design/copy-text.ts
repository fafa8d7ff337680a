/** Puts a text on the clipboard; false where the browser does not let a page do that (it wants HTTPS, or the person has forbidden it). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
