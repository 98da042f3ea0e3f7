// node run_model.cjs MODEL.onnx IN.safetensors OUT.safetensors
// Runs a model on the float tensors of IN, which are named like its inputs, and writes its outputs.

const fs = require('node:fs');
const ort = require('onnxruntime-node');

function readTensors(path) {
    const bytes = fs.readFileSync(path);
    const length = Number(bytes.readBigUInt64LE(0));
    const header = JSON.parse(bytes.toString('utf8', 8, 8 + length));
    const tensors = {};
    for (const [name, entry] of Object.entries(header)) {
        if (name === '__metadata__') continue;
        const [begin, end] = entry.data_offsets;
        const data = new Float32Array(Uint8Array.from(bytes.subarray(8 + length + begin, 8 + length + end)).buffer);
        tensors[name] = new ort.Tensor('float32', data, entry.shape);
    }
    return tensors;
}

function writeTensors(path, tensors) {
    const header = {};
    const parts = [];
    let offset = 0;
    for (const [name, tensor] of Object.entries(tensors)) {
        const part = Buffer.from(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength);
        header[name] = { dtype: 'F32', shape: tensor.dims, data_offsets: [offset, offset + part.length] };
        offset += part.length;
        parts.push(part);
    }
    const text = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(text.length));
    fs.writeFileSync(path, Buffer.concat([length, text, ...parts]));
}

async function main([model, input, output]) {
    const session = await ort.InferenceSession.create(model, { logSeverityLevel: 2 });
    writeTensors(output, await session.run(readTensors(input)));
}

main(process.argv.slice(2)).catch((error) => {
    console.error(String(error));
    process.exit(1);
});
