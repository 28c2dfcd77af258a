/** The sentence is fixed by the product document. */
export declare function DisabledScreen(): import('react').JSX.Element;
