/** What every page loads. Each module waits for elements that carry its data attribute, also those that htmx brings. */
import './requests';
import { eachArrival } from './arrivals';
import { watchBoards } from './board';
import { watchForms } from './forms';
import { watchKeys } from './keys';
import { watchLines } from './lines';
import { watchMenus } from './menus';
import { watchPlans } from './plan';
import { showHere } from './room-pages';
import { watchTable } from './tables';
import { watchToasts } from './toasts';
import { watchUploads } from './uploads';

watchToasts();
watchBoards();
watchForms();
watchKeys();
watchMenus();
watchLines();
watchPlans();
eachArrival('[data-room-pages]', showHere);
eachArrival('[data-table]', watchTable);
watchUploads();
