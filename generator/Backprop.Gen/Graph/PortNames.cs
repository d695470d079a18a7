using Backprop.Gen.Declaration;
using Backprop.Gen.Diagnostics;
using Backprop.Gen.Emission;

namespace Backprop.Gen.Graph;

/// <summary>
/// Where a network has several inputs or outputs, their names become constants and arguments of the generated methods: two of them must not
/// become the same.
/// </summary>
internal static class PortNames
{
    public static void Check(IReadOnlyList<NetworkInput> inputs, IReadOnlyList<NetworkOutput> outputs, ProblemList problems)
    {
        if (inputs.Count <= 1 && outputs.Count <= 1)
        {
            return;
        }

        // The sample weights are an argument that every training method has.
        Dictionary<string, string> owners = new(StringComparer.Ordinal) { ["sampleWeights"] = "sample weights" };
        foreach (NetworkInput input in inputs)
        {
            Claim(input.Name, [Names.Camel(input.Name)], input.Place with { Argument = "Name" });
        }

        foreach (NetworkOutput output in outputs)
        {
            string name = Names.Camel(output.Name);
            Claim(output.Name, [name, name + "Labels", name + "Target", name + "Gradient"], output.Place);
        }

        void Claim(string name, IReadOnlyList<string> arguments, Place place)
        {
            foreach (string argument in arguments)
            {
                if (!owners.TryGetValue(argument, out string? owner))
                {
                    owners.Add(argument, name);
                    continue;
                }

                // Two equal names are another mistake, which is reported.
                if (owner != name)
                {
                    problems.Add(ProblemIds.NamesCollide, place, name, owner, argument);
                }

                return;
            }
        }
    }
}
