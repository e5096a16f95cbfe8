import { readFileSync } from 'fs';
import { inflateRawSync } from 'zlib';

const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;

/** The files in a zip file, which wheels, jars and NuGet packages are, by path. */
export function zippedFiles(file: string): Map<string, Buffer> {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(word(END_OF_DIRECTORY));
  if (end < 0) throw new Error(`${file} is no zip file`);
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    files.set(bytes.toString('utf8', at + 46, nameEnd), contentOf(bytes, at));
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** The content of the file that an entry of the directory is for. */
function contentOf(bytes: Buffer, entry: number): Buffer {
  const header = bytes.readUInt32LE(entry + 42);
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(entry + 20));
  return bytes.readUInt16LE(entry + 10) === STORED ? packed : inflateRawSync(packed);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
