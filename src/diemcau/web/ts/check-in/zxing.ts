/** The reader of QR codes for browsers that have none of their own. Its WebAssembly comes from our build. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });

export async function readCode(picture: ImageData): Promise<string | undefined> {
  const found = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1, tryHarder: true });
  return found.find((one) => one.isValid)?.text;
}
