// Every outside service as an interface in our own words. Adapters implement these; activities and ingress call them.
export type * from './agent';
export type * from './brands';
export type * from './clock';
export type * from './inbound';
export type * from './meter';
export type * from './rows';
export type * from './store';
export type * from './telegram';
export type * from './turn';
