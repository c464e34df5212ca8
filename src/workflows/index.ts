export { booking } from './booking';
export { conversation } from './conversation';
