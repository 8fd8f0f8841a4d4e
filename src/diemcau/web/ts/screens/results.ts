/** All that the public pages load: tables that sort and search. Without it they are read just the same. */
import { watchTable } from '../tables';

document.querySelectorAll<HTMLElement>('[data-table]').forEach(watchTable);
