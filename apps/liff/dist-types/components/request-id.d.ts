/** What a customer reads out to the shop, and the operator finds in the log. */
export declare function RequestId({
  id,
}: {
  id: string | null | undefined;
}): import('react').JSX.Element | null;
