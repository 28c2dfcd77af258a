/** A phone's own browser. A LIFF link is not sure to leave it, so there are two other ways. */
export declare function ExternalScreen(): import('react').JSX.Element;
