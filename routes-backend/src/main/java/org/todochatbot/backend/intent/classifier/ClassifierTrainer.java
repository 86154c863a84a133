package org.todochatbot.backend.intent.classifier;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.grammar.GrammarReader;
import org.todochatbot.contract.chat.Intent;

/**
 * Learns the weights of the classifier: softmax regression by AdaGrad, the same result on every run. Usage: the folder
 * of the public sets, the file to write.
 */
public final class ClassifierTrainer {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 10, 10, 0, 0, 0, ZoneId.of("Europe/Berlin"));
    private static final int INTENTS = LinearModel.INTENTS;
    private static final int EPOCHS = 12;
    private static final int AVERAGED_FROM = 4;
    private static final double RATE = 0.35;
    private static final double SHRINK = 2e-6;
    private static final double SMALLEST = 0.04;

    private final double[][] weights = new double[Features.BUCKETS][];
    private final double[][] sums = new double[Features.BUCKETS][];
    private final double[][] squares = new double[Features.BUCKETS][];

    private ClassifierTrainer() {}

    private record Example(int[] buckets, int intent, double weight) {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: ClassifierTrainer <folder of the public sets> <file to write>");
            System.exit(2);
        }
        List<Example> examples = examples(Path.of(args[0]));
        ClassifierTrainer trainer = new ClassifierTrainer();
        trainer.train(examples);
        Path file = Path.of(args[1]);
        try (OutputStream out = Files.newOutputStream(file)) {
            trainer.model().write(out);
        }
        System.out.printf("%d sentences, %d bytes%n", examples.size(), Files.size(file));
    }

    private static List<Example> examples(Path data) throws IOException {
        GrammarReader grammar = new GrammarReader();
        ReadingContext context = ReadingContext.at(NOW);
        List<Example> examples = new ArrayList<>();
        for (TrainingSentences.Sample sample : TrainingSentences.load(data)) {
            int[] buckets = Features.of(sample.text(), grammar.read(sample.text(), context));
            examples.add(new Example(buckets, sample.intent().ordinal(), sample.weight()));
        }
        return examples;
    }

    private void train(List<Example> examples) {
        Random random = new Random(11);
        double[] likelihoods = new double[INTENTS];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(examples, random);
            for (Example example : examples) {
                step(example, likelihoods);
            }
            if (epoch >= AVERAGED_FROM) {
                add();
            }
        }
    }

    /** The average over the last epochs is steadier than where the last sentence happened to leave the weights. */
    private void add() {
        for (int bucket = 0; bucket < weights.length; bucket++) {
            if (weights[bucket] == null) {
                continue;
            }
            if (sums[bucket] == null) {
                sums[bucket] = new double[INTENTS];
            }
            for (int i = 0; i < INTENTS; i++) {
                sums[bucket][i] += weights[bucket][i] / (EPOCHS - AVERAGED_FROM);
            }
        }
    }

    private void step(Example example, double[] likelihoods) {
        double norm = 1 / Math.sqrt(Math.max(1, example.buckets().length));
        Arrays.fill(likelihoods, 0);
        for (int bucket : example.buckets()) {
            double[] row = weights[bucket];
            if (row != null) {
                for (int i = 0; i < INTENTS; i++) {
                    likelihoods[i] += row[i] * norm;
                }
            }
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double likelihood : likelihoods) {
            most = Math.max(most, likelihood);
        }
        double sum = 0;
        for (int i = 0; i < INTENTS; i++) {
            likelihoods[i] = Math.exp(likelihoods[i] - most);
            sum += likelihoods[i];
        }
        for (int i = 0; i < INTENTS; i++) {
            likelihoods[i] = (likelihoods[i] / sum - (i == example.intent() ? 1 : 0)) * example.weight() * norm;
        }
        for (int bucket : example.buckets()) {
            if (weights[bucket] == null) {
                weights[bucket] = new double[INTENTS];
                squares[bucket] = new double[INTENTS];
            }
            double[] row = weights[bucket];
            double[] square = squares[bucket];
            for (int i = 0; i < INTENTS; i++) {
                double gradient = likelihoods[i] + SHRINK * row[i];
                square[i] += gradient * gradient;
                row[i] -= RATE * gradient / (1e-6 + Math.sqrt(square[i]));
            }
        }
    }

    private LinearModel model() {
        double largest = 0;
        for (double[] row : sums) {
            for (int i = 0; row != null && i < INTENTS; i++) {
                largest = Math.max(largest, Math.abs(row[i]));
            }
        }
        double scale = largest / Byte.MAX_VALUE;
        byte[][] bytes = new byte[weights.length][];
        for (int bucket = 0; bucket < weights.length; bucket++) {
            bytes[bucket] = quantized(sums[bucket], scale);
        }
        return new LinearModel((float) scale, bytes);
    }

    private static byte[] quantized(double[] row, double scale) {
        if (row == null) {
            return null;
        }
        byte[] bytes = new byte[INTENTS];
        boolean any = false;
        for (int i = 0; i < INTENTS; i++) {
            bytes[i] = Math.abs(row[i]) < SMALLEST ? 0 : (byte) Math.round(row[i] / scale);
            any |= bytes[i] != 0;
        }
        return any ? bytes : null;
    }
}
