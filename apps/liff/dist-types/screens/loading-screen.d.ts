/** The same blocks as in liff-bind.html: nothing moves when the script takes over. */
export declare function LoadingScreen(): import('react').JSX.Element;
