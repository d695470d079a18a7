using System.Diagnostics;
using System.Globalization;
using System.Text;
using Backprop.RandomNetworks.Compilation;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.RandomNetworks;

/// <summary>Times the generator alone, warm, on a network of 100 layers: what a user waits for after an edit of the declaration.</summary>
internal static class GeneratorSpeed
{
    private const int Layers = 100;
    private const int Rounds = 40;

    public static int Measure(TextWriter output)
    {
        // Every round is a network that the driver has not seen: another number of units in the last layer.
        CSharpCompilation[] projects = [.. Enumerable.Range(0, Rounds).Select(round => NetworkCompilation.Of(Declaration(2 + round)))];
        GeneratorRun run = GeneratorRun.Of(projects[0]);
        double[] milliseconds = new double[Rounds - 1];
        for (int i = 1; i < Rounds; i++)
        {
            // Binding the attributes is the compiler's work and needed without the generator too.
            _ = projects[i].Class("Deep").GetAttributes();
            Stopwatch watch = Stopwatch.StartNew();
            run = new GeneratorRun(run.Driver.RunGenerators(projects[i]), projects[i]);
            milliseconds[i - 1] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(milliseconds, Rounds / 2, milliseconds.Length - (Rounds / 2));
        double median = milliseconds[(Rounds / 2) + ((milliseconds.Length - (Rounds / 2)) / 2)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Layers} layers, {run.Source.Length} characters: {median:F1} ms warm (median of {milliseconds.Length - (Rounds / 2)} runs), {milliseconds[0]:F0} ms in the first"));
        return 0;
    }

    /// <summary>Dense layers of different sizes and activations, with skips and dropout, so that few kernels are shared.</summary>
    private static string Declaration(int last)
    {
        string[] activations = ["ReLU", "Tanh", "GELU", "Sigmoid", "SiLU", "Softplus"];
        StringBuilder text = new("[Network, Input(64)]\n");
        int written = 0;
        for (int i = 0; written < Layers - 1; i++)
        {
            int units = 32 + (i % 17);
            text.Append(CultureInfo.InvariantCulture, $"[Dense({units}, Activation = Activation.{activations[i % activations.Length]}, Name = \"a{i}\")]\n");
            written++;
            if (i % 5 == 4 && written < Layers - 3)
            {
                text.Append(CultureInfo.InvariantCulture, $"[Dense({units}, Name = \"b{i}\"), Add(From = [\"a{i}\", \"b{i}\"]), Dropout(0.1)]\n");
                written += 3;
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"[Dense({last})]\n[SparseCategoricalCrossentropy(FromLogits = true), Adam]\npublic sealed partial class Deep;\n");
        return text.ToString();
    }
}
