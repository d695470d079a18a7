using Backprop.Gen.Graph;

namespace Backprop.Gen.Emission;

/// <summary>The inputs and outputs as the public methods name them: plainly where there is one, by their own names where there are several.</summary>
internal sealed record Ports(IReadOnlyList<Port> Inputs, IReadOnlyList<Port> Outputs)
{
    /// <summary>A name for a local of a public method, whose parameters may have it.</summary>
    public string Local(string wish)
    {
        string name = wish;
        while (Inputs.Concat(Outputs).Any(p => p.Parameter == name))
        {
            name += "_";
        }

        return name;
    }

    public static Ports Of(NetworkModel model) => Of(
        [.. model.Training.Inputs.Select(p => (p.Name, p.Shape))],
        [.. model.Training.Outputs.Select(p => (p.Name, p.Shape, p.Loss))]);

    public static Ports Of(IReadOnlyList<(string Name, Shape Shape)> inputs, IReadOnlyList<(string Name, Shape Shape, LossTerm? Loss)> outputs)
    {
        // One set of names for all parameters of a method: an input and an output may have the same name in another spelling, and an input may be
        // called as another's targets or gradient are.
        HashSet<string> taken = new(StringComparer.Ordinal) { "seed", "sampleWeights" };
        return new Ports(
            [.. inputs.Select((p, i) => Port(i, p.Name, p.Shape, inputs.Count == 1 ? "Input" : Names.Pascal(p.Name), null, isOutput: false))],
            [.. outputs.Select((p, o) => Port(o, p.Name, p.Shape, outputs.Count == 1 ? "Output" : Names.Pascal(p.Name), p.Loss, isOutput: true))]);

        Port Port(int index, string name, Shape shape, string pascal, LossTerm? loss, bool isOutput)
        {
            string unique = pascal.Length > 0 && char.IsDigit(pascal[0]) ? "_" + pascal : pascal;
            Port port = new(index, name, shape, unique, loss);
            for (int i = 2; NamesOf(port).Any(taken.Contains); i++)
            {
                port = port with { Pascal = unique + KernelWriter.Number(i) };
            }

            taken.UnionWith(NamesOf(port));
            return port;

            string[] NamesOf(Port p) => isOutput ? [Names.Camel(p.Pascal), p.Target, p.Gradient] : [Names.Camel(p.Pascal)];
        }
    }
}

/// <summary>One input or output.</summary>
/// <param name="Index">Its number among the inputs or outputs.</param>
/// <param name="Name">As declared.</param>
/// <param name="Shape">Of one sample.</param>
/// <param name="Pascal">The name that constants and properties begin with.</param>
/// <param name="Loss">What judges it, or null.</param>
internal sealed record Port(int Index, string Name, Shape Shape, string Pascal, LossTerm? Loss)
{
    /// <summary>The parameter that holds its values.</summary>
    public string Parameter => Keywords.Escape(Names.Camel(Pascal));

    /// <summary>The parameter that holds ∂L/∂output.</summary>
    public string Gradient => Names.Camel(Pascal) + "Gradient";

    public string SizeConstant => Pascal + "Size";

    /// <summary>The property of <c>Prediction</c> that holds it, unless a record struct has something of that name.</summary>
    public string Property => Pascal is "Prediction" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "Deconstruct" or "MemberwiseClone" or "Finalize" or "ReferenceEquals"
        ? Pascal + "Output"
        : Pascal;

    /// <summary>The parameter that holds its targets: <c>labels</c> or <c>target</c> where there is one output.</summary>
    public string Target
    {
        get
        {
            string what = Loss is { Labels: true } ? "Labels" : "Target";
            return Pascal == "Output" ? what.ToLowerInvariant() : Names.Camel(Pascal) + what;
        }
    }
}
