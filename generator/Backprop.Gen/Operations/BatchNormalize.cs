using Backprop.Gen.Collections;
using Backprop.Gen.Differentiation;
using Backprop.Gen.Emission;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;

namespace Backprop.Gen.Operations;

/// <summary>
/// y = (x − m) r γ + β with the mean m and the inverse deviation r of each channel over the batch. Inputs x, m, r, then γ and β as far as they exist.
/// m and r are functions of x; the derivative is that of the whole (S. Ioffe and C. Szegedy, 2015): with x̂ = (x − m) r and N elements a channel
/// dβ = Σ dy, dγ = Σ dy x̂ and dx = γ r (dy − dβ / N − x̂ dγ / N), the sums running over the batch.
/// </summary>
/// <param name="Shape">Of x and y.</param>
/// <param name="Scales">Whether γ exists.</param>
/// <param name="Centers">Whether β exists.</param>
internal sealed record BatchNormalize(Shape Shape, bool Scales, bool Centers) : Operation
{
    public override bool WorksInPlace => true;

    /// <summary>The same as a formula, which can be joined with others.</summary>
    public Elementwise Formula
    {
        get
        {
            Expression result = (Expressions.Formula.X - Expressions.Formula.Variable("m")) * Expressions.Formula.Variable("r");
            List<string> operands = ["x", "m", "r"];
            if (Scales)
            {
                operands.Add("gamma");
                result *= Expressions.Formula.Variable("gamma");
            }

            if (Centers)
            {
                operands.Add("beta");
                result += Expressions.Formula.Variable("beta");
            }

            return new Elementwise("batch normalize", result, operands.ToEquatableArray(), Shape, []);
        }
    }

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0] == Shape && inputs.Skip(1).All(i => i == Shape.Of(Shape.Last))
        ? Shape
        : throw new ShapeMismatchException($"{string.Join(" and ", inputs)} do not normalize to {Shape}");

    public override void Differentiate(Backpropagation b, Node node, int dy)
    {
        (int x, int m, int r) = (node.Inputs[0], node.Inputs[1], node.Inputs[2]);
        int products = b.Add(new PositionProducts(), dy, x, m, r);
        int sums = b.Add(new BatchSums(b.LayerOf(node), Shape.Leading), products);
        if (Scales)
        {
            b.AddParameterGradient(node.Inputs[3], new BatchGradient(), b.Add(BatchSums.Products, sums));
        }

        if (Centers)
        {
            b.AddParameterGradient(node.Inputs[Scales ? 4 : 3], new BatchGradient(), b.Add(BatchSums.Sum, sums));
        }

        if (b.Needs(x))
        {
            int[] gamma = Scales ? [node.Inputs[3]] : [];
            b.Accumulate(x, b.Add(
                new BatchNormalizeGradient(Scales),
                [dy, x, m, r, .. gamma, b.Add(BatchSums.MeanSum, sums), b.Add(BatchSums.MeanProducts, sums)]));
        }
    }

    public override string Describe(IReadOnlyList<string> inputs, string output) => Formula.Describe(inputs, output);

    public override string KernelName(KernelForm form) => Formula.KernelName(form);

    public override IReadOnlyList<string> Letters(KernelForm form) => Formula.Letters(form);

    public override void WriteTile(KernelWriter w, KernelForm form) => Formula.WriteTile(w, form);
}
