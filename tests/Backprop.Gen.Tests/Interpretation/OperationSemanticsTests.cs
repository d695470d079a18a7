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
    public void Sums_and_repetitions_are_each_others_transposes()
    {
        Assert.Equal([6, 15], Run(new SumTo(Shape.Of(2, 1)), ([1, 2, 3, 4, 5, 6], [2, 3])));
        Assert.Equal([5, 7, 9], Run(new SumTo(Shape.Of(3)), ([1, 2, 3, 4, 5, 6], [2, 3])));
        Assert.Equal([21], Run(new SumTo(Shape.Of(1)), ([1, 2, 3, 4, 5, 6], [2, 3])));
        Assert.Equal([1, 1, 1, 2, 2, 2], Run(new BroadcastTo(Shape.Of(2, 3)), ([1, 2], [2, 1])));
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
            OperationSemantics.Evaluate(new RandomMask(0.4, 6), evaluation);
            Assert.Equal(Enumerable.Range(0, 4).Select(f => mask[(f * 8) + s]), evaluation.Output);
        }

        Assert.Contains(0.0, mask);
        Assert.Contains(1 / 0.6, mask);
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
