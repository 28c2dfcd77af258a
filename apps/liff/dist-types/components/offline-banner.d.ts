export declare function OfflineBanner(): import('react').JSX.Element;
