import { execFileSync } from 'child_process';
import { join } from 'path';
import { deflateRawSync } from 'zlib';
import { write } from '../working-folder';

/** Makes a tarball as npm does, with everything in one folder. Returns its path. */
export function npmTarball(path: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) write(join('packed', 'package', file), text);
  execFileSync('tar', ['-czf', path, '-C', 'packed', 'package']);
  return path;
}

/** A zip file, half of whose files are compressed. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const content: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const [method, data] = index % 2 === 0 ? [8, deflateRawSync(text)] : [0, Buffer.from(text)];
    const common = `h20 h0 h${method} h0 h0 w0 w${data.length} w${Buffer.byteLength(text)} h${name.length}`;
    const offset = Buffer.concat(content).length;
    // As in jars, the file itself has an extra field that the directory does not have.
    content.push(numbers(`w${0x04034b50} ${common} h4`), Buffer.from(name), numbers('w0'), data);
    directory.push(numbers(`w${0x02014b50} h20 ${common} h0 h0 h0 h0 w0 w${offset}`), Buffer.from(name));
  }
  const [start, length] = [content, directory].map((parts) => Buffer.concat(parts).length);
  return Buffer.concat([...content, ...directory, numbers(`w${0x06054b50} h0 h0 h${directory.length / 2} h${directory.length / 2} w${length} w${start} h0`)]);
}

/** Numbers of two bytes (`h`) and of four (`w`). */
function numbers(fields: string): Buffer {
  return Buffer.concat(fields.split(' ').map((field) => {
    const bytes = Buffer.alloc(field.startsWith('w') ? 4 : 2);
    bytes.writeUIntLE(Number(field.slice(1)), 0, bytes.length);
    return bytes;
  }));
}
