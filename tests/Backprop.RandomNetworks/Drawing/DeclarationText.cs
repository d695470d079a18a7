using System.Text;

namespace Backprop.RandomNetworks.Drawing;

/// <summary>A class with attributes, laid out in one of the ways people lay them out.</summary>
internal static class DeclarationText
{
    public static string Of(string first, IReadOnlyList<string> attributes, string className, Chance chance)
    {
        StringBuilder text = new(first + "\n");
        for (int i = 0; i < attributes.Count;)
        {
            int together = Math.Min(attributes.Count - i, chance.With(0.3) ? chance.Between(2, 4) : 1);
            text.Append('[').AppendJoin(", ", attributes.Skip(i).Take(together)).Append("]\n");
            i += together;
        }

        return text.Append($"{chance.Of("public sealed", "internal sealed", "public", "internal")} partial class {className};\n").ToString();
    }
}
