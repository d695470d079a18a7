using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Optimizers;

namespace Backprop.Gen.Graph;

/// <summary>Reads what every optimizer takes beside its own arguments, and finds the weights that exclusions mean.</summary>
internal sealed class OptimizerOptionsReader(ElementArguments arguments, NetworkGraph graph)
{
    private const string Decay = "WeightDecay";
    private const string Exclusions = "ExcludeFromWeightDecay";
    private const string UseEma = "UseEma";
    private const string EmaMomentum = "EmaMomentum";
    private const string EmaOverwriteFrequency = "EmaOverwriteFrequency";

    private static readonly string[] Clippings = ["ClipNorm", "ClipValue", "GlobalClipNorm"];

    /// <summary>The options.</summary>
    /// <param name="own">The optimizer's own arguments; a weight decay that it does itself, but not with exclusions, is taken out of them.</param>
    /// <param name="resolves">Whether the graph is whole, so that a weight that is not found does not exist.</param>
    public OptimizerOptions Read(Dictionary<string, double> own, bool resolves)
    {
        double[] clips = [.. Clippings.Select(clip => arguments.Real(clip, 0, 0, double.MaxValue))];
        int first = Array.FindIndex(clips, clip => clip > 0);
        int second = Array.FindIndex(clips, first + 1, clip => clip > 0);
        if (first >= 0 && second >= 0)
        {
            arguments.Report(ProblemIds.SeveralClippings, Clippings[second], Clippings[first], Clippings[second]);
        }

        double decay = own.TryGetValue(Decay, out double ownDecay) ? ownDecay : arguments.Real(Decay, 0, 0, double.MaxValue);
        IReadOnlyList<string> written = arguments.Texts(Exclusions) ?? [];
        EquatableArray<string> undecayed = resolves && decay > 0 ? Resolve(written) : [];
        Requires(Exclusions, Decay, decay > 0);
        if (own.ContainsKey(Decay))
        {
            // The optimizer decays all weights in its own formula.
            own[Decay] = undecayed.Count > 0 ? 0 : decay;
            decay = undecayed.Count > 0 ? decay : 0;
        }

        bool averages = arguments.Flag(UseEma, false);
        Requires(EmaMomentum, UseEma, averages);
        Requires(EmaOverwriteFrequency, UseEma, averages);
        double momentum = arguments.Real(EmaMomentum, 0.99, 0, 1);
        int overwrite = arguments.Integer(EmaOverwriteFrequency, 0, 0);
        int steps = arguments.Integer("GradientAccumulationSteps", 1, 1);
        return new OptimizerOptions(decay, undecayed, clips[0], clips[1], clips[2], averages ? momentum : null, overwrite, steps);
    }

    private void Requires(string argument, string other, bool given)
    {
        if (arguments.Has(argument) && !given)
        {
            arguments.Report(ProblemIds.OptionWithoutEffect, argument, argument, other);
        }
    }

    private EquatableArray<string> Resolve(IReadOnlyList<string> written)
    {
        Parameter[] trainable = [.. graph.Parameters.Where(p => p.Trainable)];
        HashSet<string> found = new(StringComparer.Ordinal);
        for (int i = 0; i < written.Count; i++)
        {
            string[] meant = [.. trainable.Where(p => IsMeant(p.Name, written[i])).Select(p => p.Name)];
            if (meant.Length == 0)
            {
                arguments.Report(ProblemIds.UnknownExclusion, Exclusions, i, written[i]);
            }

            found.UnionWith(meant);
        }

        return trainable.Select(p => p.Name).Where(found.Contains).ToEquatableArray();
    }

    /// <summary>A weight is meant by its name, its role, its layer, the layer's kind, or the block that the layer is in.</summary>
    private bool IsMeant(string parameter, string written)
    {
        int dot = parameter.LastIndexOf('.');
        string layer = parameter.Substring(0, dot);
        return parameter == written
            || parameter.Substring(dot + 1) == written
            || layer == written
            || layer.StartsWith(written + "/", StringComparison.Ordinal)
            || graph.Layers.Any(l => l.Name == layer && l.Kind == written);
    }
}
