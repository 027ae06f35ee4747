import type { PageModule } from '../routes.js';

export const pictures: PageModule = () => {};
