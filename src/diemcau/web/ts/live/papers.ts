/** Papers beside the programme: those of the item that runs, or comes next, before the others. */
import { given, h, part, put } from './dom';
import type { Screen } from './screen';

interface Paper {
  title: string;
  item: number | null;
  address: string;
}

/** `isAll`: the others too, below. */
export function drawPapers(screen: Screen, isAll: boolean): void {
  const papers = given<Paper[] | null>('papers') ?? [];
  const next = screen.expected.find((one) => one.state === 'next')?.item.id;
  const now = screen.running.current?.item ?? next;
  const own = papers.filter((paper) => paper.item !== null && paper.item === now);
  const coming = isAll ? [] : papers.filter((paper) => paper.item !== null && paper.item === next && paper.item !== now);
  const others = isAll ? papers.filter((paper) => !own.includes(paper)) : [];
  const line = (paper: Paper, isNow: boolean) => h('li', { class: isNow ? 'paper-now' : null }, h('a', { href: paper.address, target: '_blank', rel: 'noopener', 'data-focus': paper.address }, paper.title));
  put(part('papers'), ...own.map((paper) => line(paper, true)), ...[...coming, ...others].map((paper) => line(paper, false)));
  const box = part('papers-box');
  if (box) box.hidden = !own.length && !coming.length && !others.length;
}
