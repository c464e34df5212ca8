// The rehearsals of a villa agency, with the local seller.
import { rehearseBrand } from './support';

rehearseBrand('bali-villas');
