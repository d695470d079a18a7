using System.Globalization;
using System.Numerics;
using Backprop.Gen.Optimizers;
using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Optimizers;

/// <summary>What the generator writes for an optimizer does what the formula says: compiled, loaded and stepped as a user would.</summary>
public sealed class GeneratedOptimizerTests : IClassFixture<GeneratedOptimizerTests.Networks>
{
    private const int Steps = 1000;
    private readonly Networks networks;

    public GeneratedOptimizerTests(Networks networks) => this.networks = networks;

    public static TheoryData<string, string> Variants => OptimizerTests.Variants;

    [Theory]
    [MemberData(nameof(Variants))]
    public void Generated_double_code_follows_the_formula(string kind, string changes) => Follow<double>(kind, changes, 1e-9);

    [Theory]
    [MemberData(nameof(Variants))]
    public void Generated_float_code_follows_the_formula(string kind, string changes) => Follow<float>(kind, changes, 1e-4);

    [Theory]
    [MemberData(nameof(Variants))]
    public void Slots_that_nothing_feeds_any_more_keep_no_subnormal_numbers(string kind, string changes)
    {
        Network<float> network = networks.Create<float>(kind, changes);
        for (int t = 1; t <= 2000; t++)
        {
            // Of a weight that is not used any more, as those of a dead ReLU, the gradient is exactly zero.
            network.Gradients.Span.Fill(t <= 3 ? 0.5f + t : 0);
            network.ApplyGradients();
        }

        Assert.DoesNotContain(network.OptimizerState.ToArray(), float.IsSubnormal);
    }

    private void Follow<T>(string kind, string changes, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Seed = 11;
        Random random = new(Seed);
        Network<T> network = networks.Create<T>(kind, changes);
        Dictionary<string, double> arguments = OptimizerRegistry.Find(kind)!.Arguments.ToDictionary(a => a.Name, a => a.Default);
        foreach ((string name, double value) in Changes(changes))
        {
            arguments[name] = value;
        }

        int length = network.Description.TrainableLength;
        double[] expected = [.. Enumerable.Range(0, length).Select(i => Convert.ToDouble(network.Parameters.Span[i], CultureInfo.InvariantCulture))];
        OptimizerReferences.Step[] references = [.. expected.Select(_ => OptimizerReferences.Of(kind, arguments))];
        double[] scale = [.. expected.Select(e => Math.Max(1, Math.Abs(e)))];
        for (int t = 1; t <= Steps; t++)
        {
            T eta = T.CreateChecked(t <= 500 ? 0.01 : 0.003);
            network.LearningRate = eta;
            for (int i = 0; i < length; i++)
            {
                T g = T.CreateChecked((float)(t % 17 == 0 ? 0 : random.NextDouble() - 0.4));
                network.Gradients.Span[i] = g;
                expected[i] = references[i](expected[i], double.CreateChecked(g), double.CreateChecked(eta), t);
                scale[i] = Math.Max(scale[i], Math.Abs(expected[i]));
            }

            network.ApplyGradients();
        }

        for (int i = 0; i < length; i++)
        {
            double actual = double.CreateChecked(network.Parameters.Span[i]);
            Assert.True(
                Math.Abs(actual - expected[i]) <= tolerance * scale[i], $"seed {Seed}, element {i}: {actual:R} and should be {expected[i]:R}");
        }
    }

    private static IEnumerable<(string Name, double Value)> Changes(string changes) => changes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(c => c.Split('='))
        .Select(c => (c[0], double.Parse(c[1], CultureInfo.InvariantCulture)));

    /// <summary>A network for each variant and precision.</summary>
    public sealed class Networks() : OptimizerNetworks(
        Variants.Select(row => (Kind: (string)row[0]!, Changes: (string)row[1]!))
            .Select(v => (Name(v.Kind, v.Changes), $"Input(3), Dense(5), MeanSquaredError, {Attribute(v.Kind, v.Changes)}")))
    {
        public Network<T> Create<T>(string kind, string changes)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<T>(Name(kind, changes));

        private static string Name(string kind, string changes) =>
            kind + string.Concat(changes.Where(c => char.IsLetterOrDigit(c) || c == '-').Select(c => c == '-' ? 'm' : c));

        private static string Attribute(string kind, string changes)
        {
            Type type = typeof(OptimizerAttribute).Assembly.GetType($"Backprop.{kind}Attribute", throwOnError: true)!;
            IEnumerable<string> arguments = changes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split('=')).Select(c =>
                $"{c[0]} = {(type.GetProperty(c[0])!.PropertyType == typeof(bool) ? (c[1] == "1" ? "true" : "false") : c[1])}");
            return changes.Length == 0 ? kind : $"{kind}({string.Join(", ", arguments)})";
        }
    }
}
