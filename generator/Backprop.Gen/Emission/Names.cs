using System.Text;

namespace Backprop.Gen.Emission;

/// <summary>Names in C# and in Keras's spelling.</summary>
internal static class Names
{
    /// <summary>Keras's automatic layer name: <c>MaxPooling2D</c> becomes <c>max_pooling2d</c>, <c>ReLU</c> becomes <c>re_lu</c>.</summary>
    public static string Snake(string kind)
    {
        // Keras applies (.)([A-Z][a-z]+) → \1_\2, then ([a-z])([A-Z]) → \1_\2, then lower case.
        StringBuilder first = new();
        for (int i = 0; i < kind.Length; i++)
        {
            bool startsWord = char.IsUpper(kind[i]) && i + 1 < kind.Length && char.IsLower(kind[i + 1]);
            if (startsWord && i > 0)
            {
                first.Append('_');
            }

            first.Append(kind[i]);
        }

        StringBuilder second = new();
        for (int i = 0; i < first.Length; i++)
        {
            if (i > 0 && char.IsUpper(first[i]) && char.IsLower(first[i - 1]))
            {
                second.Append('_');
            }

            second.Append(char.ToLowerInvariant(first[i]));
        }

        return second.ToString();
    }

    /// <summary>An identifier's part from any name: <c>residual_block_1/dense</c> becomes <c>ResidualBlock1Dense</c>.</summary>
    public static string Pascal(string name)
    {
        StringBuilder result = new();
        bool upper = true;
        foreach (char c in name)
        {
            if (c == '′')
            {
                result.Append("Gradient");
            }
            else if (!char.IsLetterOrDigit(c))
            {
                upper = true;
            }
            else
            {
                result.Append(upper ? char.ToUpperInvariant(c) : c);
                upper = false;
            }
        }

        return result.ToString();
    }

    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }
}
