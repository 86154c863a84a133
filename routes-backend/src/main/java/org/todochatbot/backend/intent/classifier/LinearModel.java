package org.todochatbot.backend.intent.classifier;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.todochatbot.contract.chat.Intent;

/**
 * Softmax regression: a weight for each bucket and intent, one byte each. The weights of a bucket that says nothing are
 * all zero and packed away.
 *
 * @param scale what a weight of 1 stands for
 * @param weights by bucket, then by the ordinal of the intent
 */
record LinearModel(float scale, byte[][] weights) {

    /** How many intents are told apart: those up to this one, in their order. */
    static final int INTENTS = Intent.OUT_OF_SCOPE.ordinal() + 1;
    private static final int FORMAT = 1;

    /** The likelihood of each intent, by ordinal. */
    double[] likelihoods(int[] buckets) {
        double[] scores = new double[INTENTS];
        for (int bucket : buckets) {
            byte[] row = weights[bucket];
            if (row != null) {
                for (int i = 0; i < INTENTS; i++) {
                    scores[i] += row[i];
                }
            }
        }
        double norm = scale / Math.sqrt(Math.max(1, buckets.length));
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < INTENTS; i++) {
            scores[i] *= norm;
            most = Math.max(most, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < INTENTS; i++) {
            scores[i] = Math.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < INTENTS; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    void write(OutputStream out) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
            data.writeInt(FORMAT);
            data.writeInt(INTENTS);
            data.writeFloat(scale);
            data.writeInt(weights.length);
            for (byte[] row : weights) {
                data.writeBoolean(row != null);
                if (row != null) {
                    data.write(row);
                }
            }
        }
    }

    /** @throws IllegalStateException when the file was made for another set of intents or buckets */
    static LinearModel read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(new GZIPInputStream(in, 1 << 16))) {
            boolean fits = data.readInt() == FORMAT && data.readInt() == INTENTS;
            float scale = data.readFloat();
            int buckets = data.readInt();
            if (!fits || buckets != Features.BUCKETS) {
                throw new IllegalStateException("the weights are for other intents or features: train them again, see docs/intents.md");
            }
            byte[][] weights = new byte[buckets][];
            for (int i = 0; i < buckets; i++) {
                if (data.readBoolean()) {
                    weights[i] = new byte[INTENTS];
                    data.readFully(weights[i]);
                }
            }
            return new LinearModel(scale, weights);
        }
    }
}
