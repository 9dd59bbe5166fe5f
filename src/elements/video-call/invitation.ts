/** The page's address, without what is in it of the person who passes it on. */
export function invitation(): string {
  const url = new URL(location.href);
  for (const own of ['peer-id', 'display-name', 'token']) url.searchParams.delete(own);
  return url.href;
}

/** Whether the system can pass a link on to other apps. */
export const canShare = (): boolean => typeof (navigator as Partial<Navigator>).share === 'function';

/** Lets the system pass the link on; `false` where it would not. A person who changes their mind has done so. */
export async function share(): Promise<boolean> {
  try {
    await navigator.share({ title: document.title, url: invitation() });
    return true;
  } catch (error) {
    return (error as Partial<Error> | null)?.name === 'AbortError';
  }
}
