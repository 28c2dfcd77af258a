export declare function CodeHelp(): import('react').JSX.Element;
