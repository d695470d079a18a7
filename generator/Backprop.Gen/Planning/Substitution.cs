using Backprop.Gen.Collections;
using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.Gen.Planning;

/// <summary>Puts one formula into another in place of an operand.</summary>
internal static class Substitution
{
    /// <summary>
    /// <paramref name="reader"/> with operand number <paramref name="operand"/> replaced by the formula that makes it. Operands that are the same
    /// value get one name; different values with the same name get different ones.
    /// </summary>
    public static Node Join(Node reader, int operand, Node maker, Elementwise inner)
    {
        Elementwise outer = (Elementwise)reader.Operation;
        List<(string Name, int Value)> operands = [];
        Dictionary<string, Expression> outerNames = [];
        Dictionary<string, Expression> innerNames = [];
        for (int i = 0; i < outer.Operands.Count; i++)
        {
            if (i != operand)
            {
                outerNames[outer.Operands[i]] = new Variable(NameOf(operands, outer.Operands[i], reader.Inputs[i]));
            }
        }

        for (int i = 0; i < inner.Operands.Count; i++)
        {
            innerNames[inner.Operands[i]] = new Variable(NameOf(operands, inner.Operands[i], maker.Inputs[i]));
        }

        outerNames[outer.Operands[operand]] = inner.Formula.Substitute(innerNames);
        Expression formula = outer.Formula.Substitute(outerNames).Simplify();
        string title = inner.Title is "broadcast" || inner.Title == outer.Title ? outer.Title : $"{inner.Title} {outer.Title}";
        return reader with
        {
            Operation = new Elementwise(title, formula, operands.Select(o => o.Name).ToEquatableArray(), outer.Shape, []),
            Inputs = operands.Select(o => o.Value).ToEquatableArray(),
        };
    }

    private static string NameOf(List<(string Name, int Value)> operands, string wanted, int value)
    {
        int known = operands.FindIndex(o => o.Value == value);
        if (known >= 0)
        {
            return operands[known].Name;
        }

        string name = wanted;
        for (int i = 2; operands.Any(o => o.Name == name); i++)
        {
            name = wanted + Emission.KernelWriter.Number(i);
        }

        operands.Add((name, value));
        return name;
    }
}
