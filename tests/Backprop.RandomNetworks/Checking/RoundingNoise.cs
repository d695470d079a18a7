using Backprop.Gen.Graph;
using Backprop.Numerics;
using Backprop.RandomNetworks.Interpretation;

namespace Backprop.RandomNetworks.Checking;

/// <summary>
/// What roundings alone do to results: the interpreter once more, with every element of every value a unit roundoff away, up or down. Where large terms
/// cancel (equal features before a normalization, say) that is more than any tolerance relative to the result, and no fault of the code that is checked.
/// </summary>
internal static class RoundingNoise
{
    // A sum of dozens of terms rounds dozens of times, and an elementary function is a few units off.
    private const double Roundings = 32;

    /// <summary>2^−24 for float, 2^−53 for double.</summary>
    public static double Roundoff<T>() => typeof(T) == typeof(float) ? 5.9604644775390625E-8 : 1.1102230246251565E-16;

    /// <summary>Runs a graph of a network with the deviations of a precision.</summary>
    public static InterpretedBatch Interpret(NetworkSubject subject, NetworkGraph graph, double roundoff)
    {
        ulong element = 0;
        return new Interpreter(graph) { Observer = Deviate }.Run(subject.Batch, subject.Parameters);

        void Deviate(Node node, NodeEvaluation evaluation)
        {
            for (int i = 0; i < evaluation.Output.Length; i++)
            {
                bool up = (Threefry.Hash((ulong)subject.Drawn.Seed, element++).First & 1) == 0;
                evaluation.Output[i] *= up ? 1 + roundoff : 1 - roundoff;
            }
        }
    }

    /// <summary>The largest difference that roundings may have made in an array.</summary>
    public static double Of(ReadOnlySpan<double> exact, ReadOnlySpan<double> deviating)
    {
        double noise = 0;
        for (int i = 0; i < exact.Length; i++)
        {
            noise = Math.Max(noise, Math.Abs(deviating[i] - exact[i]));
        }

        return Roundings * noise;
    }
}
