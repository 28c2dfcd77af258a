/** `picture`: the channel's 1200×640 picture, else the avatar on a plain ground. `bar`: one line. */
export type BrandSize = 'picture' | 'bar';
export declare function Brand({ size }: { size: BrandSize }): import('react').JSX.Element | null;
