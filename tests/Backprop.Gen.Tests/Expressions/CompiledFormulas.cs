using System.Reflection;
using System.Text;
using Backprop.Gen.Expressions;
using Backprop.Gen.Tests.Diagnostics;
using Backprop.Numerics;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Gen.Tests.Expressions;

/// <summary>Formulas in a, b and c, printed, compiled and run at any vector width.</summary>
internal sealed class CompiledFormulas<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private readonly Type compiled;

    public CompiledFormulas(IReadOnlyList<Expression> formulas)
    {
        string element = typeof(T) == typeof(float) ? "float" : "double";
        CSharpCompilation compilation = TestCompilation.Of(Source(formulas, element));
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(10)));
        compiled = Assembly.Load(stream.ToArray()).GetType("Formulas", throwOnError: true)!;
    }

    /// <summary>A formula's results for arrays of operands whose length is a multiple of the vector's.</summary>
    public T[] Run<V>(int formula, T[] a, T[] b, T[] c)
        where V : struct, ILanes<V, T>
    {
        T[] result = new T[a.Length];
        MethodInfo method = compiled.GetMethod($"F{formula}")!.MakeGenericMethod(typeof(V));
        method.CreateDelegate<Action<T[], T[], T[], T[]>>()(a, b, c, result);
        return result;
    }

    /// <summary>A formula's result in scalar C#.</summary>
    public double RunScalar(int formula, double a, double b, double c) =>
        compiled.GetMethod($"S{formula}")!.CreateDelegate<Func<double, double, double, double>>()(a, b, c);

    private static string Source(IReadOnlyList<Expression> formulas, string element)
    {
        StringBuilder source = new("using System;\nusing Backprop.Numerics;\n\npublic static class Formulas\n{\n");
        for (int i = 0; i < formulas.Count; i++)
        {
            (IReadOnlyList<Assignment> lets, Expression body) = SharedSubexpressions.Extract(formulas[i], "u");
            source.Append(
                $$"""
                    public static void F{{i}}<V>({{element}}[] pa, {{element}}[] pb, {{element}}[] pc, {{element}}[] result)
                        where V : struct, ILanes<V, {{element}}>
                    {
                        for (int i = 0; i < result.Length; i += V.Count)
                        {
                            V a = V.Load(ref pa[0], i), b = V.Load(ref pb[0], i), c = V.Load(ref pc[0], i);
                            {{string.Join("\n", lets.Select(l => $"V {l.Name} = {ExpressionPrinter.Lanes(l.Value, element, n => n)};"))}}
                            V.Store({{ExpressionPrinter.Lanes(body, element, n => n)}}, ref result[0], i);
                        }
                    }

                    public static double S{{i}}(double a, double b, double c) => {{ExpressionPrinter.Scalar(formulas[i], n => n)}};

                """);
        }

        return source.Append("}\n").ToString();
    }
}
