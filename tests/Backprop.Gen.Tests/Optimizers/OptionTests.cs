using System.Globalization;
using System.Numerics;
using Backprop.Gen.Optimizers;
using Backprop.RandomNetworks.Compilation;
using Backprop.Runtime;

namespace Backprop.Gen.Tests.Optimizers;

/// <summary>Every optimizer with every option, compiled, against Keras's order of things written in double beside it.</summary>
public sealed class OptionTests : IClassFixture<OptionTests.Networks>
{
    private const int Steps = 1000;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private readonly Networks networks;

    public OptionTests(Networks networks) => this.networks = networks;

    /// <summary>The options by name; "bias" stands for an exclusion of the bias from the decay.</summary>
    private static readonly string[] Options =
    [
        "WeightDecay=0.2",
        "WeightDecay=0.2 Exclude=bias",
        "ClipNorm=0.6",
        "ClipValue=0.3",
        "GlobalClipNorm=0.9",
        "UseEma=1",
        "UseEma=1 EmaMomentum=0.9 EmaOverwriteFrequency=7",
        "GradientAccumulationSteps=4",
        "WeightDecay=0.1 Exclude=dense ClipNorm=0.5 UseEma=1 EmaMomentum=0.8 EmaOverwriteFrequency=10 GradientAccumulationSteps=3",
        "GlobalClipNorm=1.2 UseEma=1 GradientAccumulationSteps=2",
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string kind in OptimizerRegistry.All.Select(o => o.Kind))
            {
                foreach (string option in Options)
                {
                    cases.Add(kind, option);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_double_code_follows_the_formula(string kind, string options) => Follow<double>(kind, options, 1e-9);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Generated_float_code_follows_the_formula(string kind, string options) => Follow<float>(kind, options, 1e-4);

    private void Follow<T>(string kind, string options, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Seed = 12;
        Random random = new(Seed);
        Network<T> network = networks.Create<T>(kind, options);
        OptionReference reference = new(network.Description, kind, Parse(options));
        double[] expected = [.. network.Parameters.Span[..network.Description.TrainableLength].ToArray().Select(double.CreateChecked)];
        double[] scale = [.. expected.Select(e => Math.Max(1, Math.Abs(e)))];
        for (int t = 1; t <= Steps; t++)
        {
            T eta = T.CreateChecked(t <= 500 ? 0.01 : 0.003);
            network.LearningRate = eta;
            double[] gradient = new double[expected.Length];
            foreach (ParameterDescription tensor in network.Description.Parameters.Where(p => p.Trainable))
            {
                for (int i = tensor.Offset; i < tensor.Offset + tensor.Length; i++)
                {
                    T g = T.CreateChecked((float)(t % 17 == 0 ? 0 : random.NextDouble() - 0.4));
                    network.Gradients.Span[i] = g;
                    gradient[i] = double.CreateChecked(g);
                }
            }

            network.ApplyGradients();
            reference.Step(expected, gradient, double.CreateChecked(eta));
            for (int i = 0; i < expected.Length; i++)
            {
                scale[i] = Math.Max(scale[i], Math.Abs(expected[i]));
            }
        }

        Compare("weights", network.Parameters.Span, expected);
        if (network.HasAveragedWeights)
        {
            network.SwapAveragedWeights();
            Compare("averages", network.Parameters.Span, reference.Average);
            Assert.Throws<InvalidOperationException>(network.ApplyGradients);
            network.SwapAveragedWeights();
            Compare("weights, swapped twice", network.Parameters.Span, expected);
        }

        void Compare(string what, ReadOnlySpan<T> actual, double[] should)
        {
            for (int i = 0; i < should.Length; i++)
            {
                double is_ = double.CreateChecked(actual[i]);
                Assert.True(Math.Abs(is_ - should[i]) <= tolerance * scale[i], $"seed {Seed}, {what}, element {i}: {is_:R} and should be {should[i]:R}");
            }
        }
    }

    private static Dictionary<string, string> Parse(string options) =>
        options.Split(' ').Select(o => o.Split('=')).ToDictionary(o => o[0], o => o[1]);

    /// <summary>A network for each case and precision.</summary>
    public sealed class Networks() : OptimizerNetworks(
        Cases.Select(row => (Kind: (string)row[0]!, Options: (string)row[1]!))
            .Select(v => (Name(v.Kind, v.Options), $"Input(3), Dense(5), Dense(2, Trainable = false), Dense(2), MeanSquaredError, {v.Kind}({Written(v.Options)})")))
    {
        public Network<T> Create<T>(string kind, string options)
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<T>(Name(kind, options));

        private static string Name(string kind, string options) => kind + string.Concat(options.Where(char.IsLetterOrDigit));

        private static string Written(string options) => string.Join(", ", Parse(options).Select(o => o switch
        {
            { Key: "Exclude", Value: var name } => $"ExcludeFromWeightDecay = [\"{name}\"]",
            { Key: "UseEma" } => "UseEma = true",
            _ => $"{o.Key} = {o.Value}",
        }));
    }

    /// <summary>Keras's <c>BaseOptimizer</c>, element by element in double, around the references of the optimizers.</summary>
    private sealed class OptionReference
    {
        private readonly OptimizerReferences.Step[] steps;
        private readonly Dictionary<string, string> options;
        private readonly (int From, int To, bool Decays)[] tensors;
        private readonly double[] accumulated;
        private int batches;

        public OptionReference(NetworkDescription network, string kind, Dictionary<string, string> options)
        {
            this.options = options;
            Dictionary<string, double> arguments = OptimizerRegistry.Find(kind)!.Arguments.ToDictionary(a => a.Name, a => a.Default);
            Decay = options.TryGetValue("WeightDecay", out string? decay) ? double.Parse(decay, Invariant) : kind == "AdamW" ? 0.004 : 0;
            arguments["WeightDecay"] = 0;
            steps = [.. Enumerable.Range(0, network.TrainableLength).Select(_ => OptimizerReferences.Of(kind, arguments))];
            accumulated = new double[steps.Length];
            Average = new double[steps.Length];
            string? excluded = options.GetValueOrDefault("Exclude");
            tensors = [.. network.Parameters.Where(p => p.Trainable).Select(p =>
                (p.Offset, p.Offset + p.Length, excluded is null || !p.Name.Split('.').Contains(excluded)))];
        }

        public double[] Average { get; }

        private double Decay { get; }

        private double this[string name, double missing = 0] => options.TryGetValue(name, out string? value) ? double.Parse(value, Invariant) : missing;

        public void Step(double[] theta, double[] g, double eta)
        {
            int n = (int)this["GradientAccumulationSteps", 1];
            if (++batches % n != 0)
            {
                Add(accumulated, g);
                return;
            }

            Add(g, accumulated);
            Array.Clear(accumulated);
            for (int i = 0; i < g.Length; i++)
            {
                g[i] /= n;
            }

            double whole = Math.Sqrt(g.Sum(x => x * x));
            int t = batches / n;
            foreach ((int from, int to, bool decays) in tensors)
            {
                double norm = Math.Sqrt(g[from..to].Sum(x => x * x));
                for (int i = from; i < to; i++)
                {
                    double clipped = Clip(g[i], norm, whole);
                    theta[i] -= decays ? theta[i] * Decay * eta : 0;
                    theta[i] = steps[i](theta[i], clipped, eta, t);
                    double momentum = t == 1 ? 0 : this["EmaMomentum", 0.99];
                    Average[i] = (momentum * Average[i]) + ((1 - momentum) * theta[i]);
                    if (this["EmaOverwriteFrequency"] > 0 && t % this["EmaOverwriteFrequency"] == 0)
                    {
                        theta[i] = Average[i];
                    }
                }
            }
        }

        private double Clip(double g, double norm, double whole)
        {
            if (this["ClipNorm"] > 0)
            {
                return g * this["ClipNorm"] / Math.Max(norm, this["ClipNorm"]);
            }

            if (this["GlobalClipNorm"] > 0)
            {
                return g * this["GlobalClipNorm"] * Math.Min(1 / whole, 1 / this["GlobalClipNorm"]);
            }

            return this["ClipValue"] > 0 ? Math.Clamp(g, -this["ClipValue"], this["ClipValue"]) : g;
        }

        private static void Add(double[] to, double[] what)
        {
            for (int i = 0; i < to.Length; i++)
            {
                to[i] += what[i];
            }
        }
    }
}
