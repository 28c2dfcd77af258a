export declare function DesktopScreen(): import('react').JSX.Element;
