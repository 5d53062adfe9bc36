// Reads multipart bodies in their pieces from the file named first and prints, a line a body, the SHA-256 of each part as busboy finds it.
// The file: big-endian counts; bodies, each with its boundary and its pieces, each of these a length and its bytes.
'use strict';
const { createHash } = require('crypto');
const busboy = require('busboy');
const file = require('fs').readFileSync(process.argv[2]);
let at = 0;
const count = () => file.readUInt32BE((at += 4) - 4);
const bytes = () => { const size = count(); return file.subarray(at, (at += size)); };

function parts(boundary, pieces) {
  return new Promise((resolve) => {
    const found = [];
    const reader = busboy({ headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` } });
    reader.on('file', (name, stream) => {
      const sum = createHash('sha256');
      const place = found.push('') - 1;
      stream.on('data', (data) => sum.update(data)).on('end', () => { found[place] = sum.digest('hex'); });
    });
    reader.on('error', (error) => resolve([`error:${error.message.replace(/ /g, '_')}`]));
    reader.on('close', () => resolve(found));
    for (const piece of pieces) reader.write(piece);
    reader.end();
  });
}

(async () => {
  for (let bodies = count(); bodies > 0; bodies--) {
    const boundary = bytes().toString('latin1');
    const pieces = [];
    for (let left = count(); left > 0; left--) pieces.push(bytes());
    console.log((await parts(boundary, pieces)).join(' '));
  }
})();
