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
        Measure("of one width", last => Declaration(last, widths: 1), output);
        Measure("of seventeen widths", last => Declaration(last, widths: 17), output);
        return 0;
    }

    private static void Measure(string what, Func<int, string> declaration, TextWriter output)
    {
        // Every round is a network that the driver has not seen: another number of units in the last layer.
        CSharpCompilation[] projects = [.. Enumerable.Range(0, Rounds).Select(round => NetworkCompilation.Of(declaration(2 + round)))];
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

        // The first half warms up.
        double[] warm = [.. milliseconds.Skip(Rounds / 2).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Layers} layers {what}, {run.Source.Length} characters: {warm[warm.Length / 2]:F1} ms warm (median of {warm.Length} runs, best {warm[0]:F1}), {milliseconds[0]:F0} ms in the first"));
    }

    /// <summary>Dense layers with many activations, skips and dropout; the more widths they have, the fewer kernels they share.</summary>
    private static string Declaration(int last, int widths)
    {
        string[] activations = ["ReLU", "Tanh", "GELU", "Sigmoid", "SiLU", "Softplus"];
        StringBuilder text = new("[Network, Input(64)]\n");
        int written = 0;
        for (int i = 0; written < Layers - 1; i++)
        {
            int units = 64 + (i % widths);
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
