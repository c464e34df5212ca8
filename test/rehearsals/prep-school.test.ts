// The rehearsals of a school, with the local seller.
import { rehearseBrand } from './support';

rehearseBrand('prep-school');
