import { type StudyFile, studyProject } from '../diagnosis/study.ts';
import { isDetailFile } from '../project/details/index.ts';
import { FactsBuilder } from '../project/facts.ts';
import { isLocalSettings } from '../project/localSettings.ts';
import { manifestReader } from '../project/manifests/index.ts';
import type { ProjectFacts } from '../project/model.ts';
import { createRecognizer } from '../recognize/analyze.ts';
import { mentionsPlaid } from '../recognize/mention.ts';
import { WorkspaceIndex } from '../recognize/workspace/index.ts';
import { excluder, type Settings } from '../rules/settings.ts';
import { loadGrammar } from './grammars.ts';
import { decode, readBytes, walk } from './walk.ts';
import { filesBelow } from './workspace-files.ts';

/** Texts that are held at once, in UTF-16 units; what lies beyond is not looked into. */
const MAX_KEPT = 128 * 1024 * 1024;

/**
 * The facts of a folder with what its files say of the integration. What cannot be read is left out; settings that are
 * kept out of version control are read.
 */
export async function studyFolder(root: string, settings: Settings): Promise<ProjectFacts> {
  const builder = new FactsBuilder(settings);
  const isExcluded = excluder(settings);
  const files: StudyFile[] = [];
  let size = 0;
  for (const path of walk(root, () => {}, isLocalSettings)) {
    const read = readBytes(`${root}/${path}`);
    if (!('bytes' in read)) continue;
    const isNamed = manifestReader(path) !== null;
    const isDetail = isDetailFile(path);
    if (!isNamed && !isDetail && !mentionsPlaid(read.bytes.toString('latin1'))) continue;
    const decoded = decode(read.bytes);
    if (!('text' in decoded)) continue;
    const { text } = decoded;
    builder.add(path, text);
    size += text.length;
    if (isExcluded(path) || size > MAX_KEPT) continue;
    files.push({ path, text });
  }
  const recognizer = createRecognizer(loadGrammar);
  const workspace = new WorkspaceIndex(filesBelow(root));
  return studyProject(builder.facts(), files, {
    recognize: (input) => recognizer.recognize({ ...input, workspace }),
  });
}
