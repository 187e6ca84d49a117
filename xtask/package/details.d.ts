/** Something with a box to tick. */
export interface StudyItem {
  id: string;
  text: string;
}

/** A question as it was recognised. */
export interface StudyQuestion {
  id: string;
  title: string;
  intent: string | null;
  points: StudyItem[];
  followUps: StudyItem[];
}

/** What is wrong with an article, and what to do next. */
export interface StudyProblem {
  code: string;
  message: string;
}

/** What was recognised in an article. */
export interface StudyOutline {
  guide: string;
  title: string;
  questions: StudyQuestion[];
  problems: StudyProblem[];
}

/** Progress as one text that a person can read, parsed. */
export interface StudyExport {
  format: `study-widget/${string}`;
  [key: string]: unknown;
}

/** What became of an import, in records. */
export interface StudyImportReport {
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

/** What a page has to study. */
export interface StudyReady {
  guide: string;
  questions: number;
  points: number;
  followUps: number;
}

/** How far along a reader is. */
export interface StudyStanding {
  guide: string;
  total: number;
  ticked: number;
  questions: { new: number; learning: number; confident: number };
  due: number;
}
