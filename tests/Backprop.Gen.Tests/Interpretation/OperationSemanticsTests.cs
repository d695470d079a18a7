using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;
using Backprop.RandomNetworks.Interpretation;
using Backprop.Runtime;
using Operation = Backprop.Gen.Operations.Operation;

namespace Backprop.Gen.Tests.Interpretation;

public sealed class OperationSemanticsTests
{
    [Fact]
    public void Every_operation_has_a_meaning()
    {
        Type[] operations = [.. typeof(Operation).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Operation)))];

        Assert.NotEmpty(operations);
        Assert.Equal(operations.Select(t => t.Name).Order(), OperationSemantics.Known.Select(t => t.Name).Order());
    }

    [Fact]
    public void Affine_multiplies_every_position()
    {
        double[] z = Run(new Affine(HasBias: true), ([1, 2, 3, 4], [2, 2]), ([10, 20, 30, 40, 50, 60], [2, 3]), ([1, 2, 3], [3]));

        Assert.Equal([91, 122, 153, 191, 262, 333], z);
    }

    [Fact]
    public void Formulas_broadcast_as_NumPy_does()
    {
        Elementwise outer = new("outer", Formula.Variable("a") * Formula.Variable("b"), ["a", "b"], Shape.Of(2, 3), []);
        Elementwise index = new("index", Formula.Variable("a") + Formula.FeatureIndex, ["a"], Shape.Of(2, 3), []);

        Assert.Equal([10, 20, 30, 20, 40, 60], Run(outer, ([1, 2], [2, 1]), ([10, 20, 30], [3])));
        Assert.Equal([7, 8, 9, 7, 8, 9], Run(index, ([7], [1])));
    }

    [Fact]
    public void What_is_computed_once_keeps_the_order_of_elements_in_any_shape()
    {
        Elementwise column = new("column", Formula.Variable("a") * Formula.Variable("b"), ["a", "b"], Shape.Of(3, 1), []) { IsShared = true };
        double[] numbers = [1, 2, 3, 4];

        Assert.Equal([10, 40, 90], Run(column, ([1, 2, 3], [3]), ([10, 20, 30], [1, 3])));
        Assert.Equal(numbers, Run(new ConstantTensor("c", numbers.ToEquatableArray(), Shape.Of(2, 2))));
    }

    [Fact]
    public void Sums_and_repetitions_are_each_others_transposes()
    {
        Assert.Equal([6, 15], Run(new SumTo(Shape.Of(2, 1)), ([1, 2, 3, 4, 5, 6], [2, 3])));
        Assert.Equal([5, 7, 9], Run(new SumTo(Shape.Of(3)), ([1, 2, 3, 4, 5, 6], [2, 3])));
        Assert.Equal([21], Run(new SumTo(Shape.Of(1)), ([1, 2, 3, 4, 5, 6], [2, 3])));
        Assert.Equal([3, -1], Run(new MaximumOverLast(), ([1, 3, 2, -4, -1, -6], [2, 3])));
        Assert.Equal([1, 1, 1, 2, 2, 2], Run(new BroadcastTo(Shape.Of(2, 3)), ([1, 2], [2, 1])));
    }

    [Fact]
    public void Transposition_moves_axes()
    {
        ((double[], int[]) x, int[] order) = (([1, 2, 3, 4, 5, 6], [2, 3]), [1, 0]);

        Assert.Equal([1, 4, 2, 5, 3, 6], Run(new Transpose(order.ToEquatableArray()), x));
        int[] cycle = [2, 0, 1];
        Assert.Equal([1, 3, 5, 7, 2, 4, 6, 8], Run(new Transpose(cycle.ToEquatableArray()), ([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2])));
    }

    [Fact]
    public void Contraction_is_the_product_of_matrices()
    {
        ((double[], int[]) a, (double[], int[]) b) = (([1, 2, 3, 4, 5, 6], [2, 3]), ([1, 0, 2, 1, 0, 3], [3, 2]));

        Assert.Equal([5, 11, 14, 23], Run(new Contraction(1, 0), a, b));
        Assert.Equal([1, 6, 12, 2, 9, 15, 3, 12, 18], Run(new Contraction(0, 1), a, b));
        Assert.Equal([32], Run(new Contraction(0, 0), ([1, 2, 3], [3]), ([4, 5, 6], [3])));
    }

    [Fact]
    public void Normalization_has_the_moments_it_promises()
    {
        ((double[], int[]) x, (double[], int[]) m) = (([1, 2, 3, 6, 0, 4], [2, 3]), ([2, 10.0 / 3], [2, 1]));

        Assert.Equal([2, 10.0 / 3], Run(new MeanTo(Shape.Of(2, 1)), x), Near);
        Assert.Equal([3.5, 1, 3.5], Run(new MeanTo(Shape.Of(1, 3)), x), Near);
        double[] r = Run(new InverseDeviation(Normalization.Standard, Shape.Of(2, 1), 0.25), x, m);
        Assert.Equal([1 / Math.Sqrt((2.0 / 3) + 0.25), 1 / Math.Sqrt((((64 + 100 + 4) / 9.0) / 3) + 0.25)], r, Near);
        Assert.Equal([-r[0], 0, r[0], 8 / 3.0 * r[1], -10 / 3.0 * r[1], 2 / 3.0 * r[1]], Run(new Normalize(Normalization.Standard, Shape.Of(2, 3), 0.25), x, (r, [2, 1]), m), Near);
        Assert.Equal([1 / Math.Sqrt((14 / 3.0) + 0.25), 1 / Math.Sqrt((52 / 3.0) + 0.25)], Run(new InverseDeviation(Normalization.RootMeanSquare, Shape.Of(2, 1), 0.25), x), Near);
        Assert.Equal([1 / Math.Sqrt(37), 0.5, 0.2], Run(new InverseDeviation(Normalization.Unit, Shape.Of(1, 3), 1e-12), x), Near);
        Assert.Equal([1e4], Run(new InverseDeviation(Normalization.Unit, Shape.Of(1), 1e-4), ([0, 0], [2])), Near);
    }

    [Fact]
    public void Concatenation_runs_along_any_axis()
    {
        ((double[], int[]) a, (double[], int[]) b) = (([1, 2, 3, 4], [2, 2]), ([5, 6], [2, 1]));

        Assert.Equal([1, 2, 5, 3, 4, 6], Run(new Concatenate(1), a, b));
        Assert.Equal([1, 2, 3, 4, 5, 6], Run(new Concatenate(0), a, ([5, 6], [1, 2])));
        Assert.Equal([2, 4], Run(new Slice(1, 1, 1), a));
        Assert.Equal([0, 5, 0, 0, 6, 0], Run(new Embed(1, 1, Shape.Of(2, 3)), b));
    }

    [Fact]
    public void Softmax_cannot_overflow_and_sums_to_one_at_every_position()
    {
        double[] y = Run(new Softmax(Logarithm: false), ([1000, 1000, -3, 2], [2, 2]));
        double[] logarithm = Run(new Softmax(Logarithm: true), ([1000, 1000, -3, 2], [2, 2]));

        Assert.Equal([0.5, 0.5, 1 / (1 + Math.Exp(5)), 1 / (1 + Math.Exp(-5))], y, Near);
        Assert.Equal([.. y.Select(x => Math.Log(x))], logarithm, Near);
    }

    [Fact]
    public void Crossentropy_is_that_of_softmax()
    {
        (double[], int[]) z = ([1, 2, 3], [3]);
        double[] p = Run(new Softmax(Logarithm: false), z);

        Assert.Equal([-Math.Log(p[2])], Run(new SoftmaxCrossentropy(Labels: true, 0), z, ([2], [1])), Near);
        Assert.Equal(
            [-((0.1 * Math.Log(p[0])) + (0.1 * Math.Log(p[1])) + (0.8 * Math.Log(p[2])))],
            Run(new SoftmaxCrossentropy(Labels: false, 0.3), z, ([0, 0, 1], [3])),
            Near);
    }

    [Fact]
    public void Masks_are_those_of_the_runtime()
    {
        Batch<double> batch = new() { Count = 5, Seed = 77, Step = 3 };
        double[] mask = new double[4 * 8];
        batch.LoadDropoutMask(layer: 6, rate: 0.4, features: 4, first: 0, count: 5, ref mask[0], stride: 8);

        for (int s = 0; s < 5; s++)
        {
            NodeEvaluation evaluation = new([new double[4]], [Shape.Of(4)], new double[4], Shape.Of(4), new SamplePlace(s, 77, 3));
            OperationSemantics.Evaluate(new RandomMask(0.4, 6, Shape.Of(4)), evaluation);
            Assert.Equal(Enumerable.Range(0, 4).Select(f => mask[(f * 8) + s]), evaluation.Output);
        }

        Assert.Contains(0.0, mask);
        Assert.Contains(1 / 0.6, mask);
    }

    [Fact]
    public void A_mask_of_channels_is_repeated_over_positions()
    {
        RandomMask mask = new(0.5, 6, Shape.Of(1, 8));

        Assert.Equal(Run(new RandomMask(0.5, 6, Shape.Of(8)), (new double[8], [8])), Run(mask, (new double[24], [3, 8])));
    }

    [Fact]
    public void Noise_is_that_of_the_runtime_and_normal()
    {
        const int Samples = 2000;
        Batch<double> batch = new() { Count = Samples, Seed = 77, Step = 3 };
        double[] noise = new double[4 * Samples];
        batch.LoadNormalNoise(layer: 6, mean: 1, deviation: 0.5, features: 4, first: 0, count: Samples, ref noise[0], stride: Samples);

        for (int s = 0; s < Samples; s += 199)
        {
            NodeEvaluation evaluation = new([new double[4]], [Shape.Of(4)], new double[4], Shape.Of(4), new SamplePlace(s, 77, 3));
            OperationSemantics.Evaluate(new RandomNormal(1, 0.5, 6), evaluation);
            Assert.Equal(Enumerable.Range(0, 4).Select(f => noise[(f * Samples) + s]), evaluation.Output);
        }

        // Standard errors: 0.0056 of the mean, 0.004 of the deviation, 0.0052 of the share within one deviation.
        double mean = noise.Average();
        Assert.InRange(mean, 0.97, 1.03);
        Assert.InRange(Math.Sqrt(noise.Average(x => (x - mean) * (x - mean))), 0.48, 0.52);
        Assert.InRange(noise.Average(x => Math.Abs(x - 1) < 0.5 ? 1.0 : 0), 0.6827 - 0.026, 0.6827 + 0.026);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a));

    private static double[] Run(Operation operation, params (double[] Elements, int[] Shape)[] inputs)
    {
        Shape[] shapes = [.. inputs.Select(i => Shape.Of(i.Shape))];
        Shape result = operation.InferShape(shapes);
        NodeEvaluation evaluation = new([.. inputs.Select(i => i.Elements)], shapes, new double[result.Size], result, new SamplePlace(0, 1, 1));
        OperationSemantics.Evaluate(operation, evaluation);
        return evaluation.Output;
    }
}
