using System.Reflection;
using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;
using Backprop.Gen.Graph;
using Backprop.Gen.Planning;

namespace Backprop.Gen.Tests.Declaration;

/// <summary>Pipeline values are plain: no symbol, syntax, compilation, location, array, delegate, or anything else not listed here.</summary>
public sealed class PurityTests
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const string Wrong = """
        [Network(Precision = Precision.Double), Input(2, 3), Flatten, Dense(4, Activation = Activation.ReLU, Name = "a"), Dropout(0.5)]
        [Dense(5, From = ["a"], UseBias = false), Use(typeof(Two)), Use(null), MeanSquaredError, Adam] public class Net<T>;
        [Block, Dense(5)] class Two;
        """;

    private const string Right = """
        [Network, Input(2, 4), Flatten, Dense(6, Activation = Activation.GELU, Name = "a"), Dropout(0.5), Use(typeof(Two), Repeat = 2)]
        [Add(From = ["a", "two"]), GLU, PReLU, LeakyReLU, ELU, ReLU, Rescaling(2), Reshape(3, -1), Concatenate(From = ["reshape", "reshape"]), Flatten]
        [Dense(2, Activation = Activation.LogSoftmax, Name = "left"), Dense(3, From = ["a"], Activation = Activation.Softmax, Name = "right")]
        [Huber(Output = "left"), CategoricalCrossentropy(Output = "right", LabelSmoothing = 0.1), AdamW] public partial class Net;
        [Block, Dense(6), Softmax, Subtract(From = ["input", "softmax"])] class Two;
        """;

    public static TheoryData<Type> Roots => [typeof(NetworkDeclaration), typeof(BuildResult), typeof(NetworkGraph), typeof(NetworkPlan), typeof(GeneratedFile)];

    [Theory, MemberData(nameof(Roots))]
    public void Every_type_that_a_pipeline_value_can_reach_is_a_plain_value(Type root)
    {
        List<string> impure = [];
        HashSet<Type> seen = [];
        Queue<(Type Type, string Path)> open = new([(root, root.Name)]);
        while (open.TryDequeue(out var at))
        {
            if (!seen.Add(at.Type) || IsLeaf(at.Type))
            {
                continue;
            }

            if (IsCollection(at.Type))
            {
                open.Enqueue((at.Type.GetGenericArguments()[0], at.Path + "[]"));
                continue;
            }

            if (!IsValueOfOurs(at.Type))
            {
                impure.Add($"{at.Path} is {at.Type}");
                continue;
            }

            foreach (Type derived in at.Type.Assembly.GetTypes().Where(t => t.BaseType == at.Type))
            {
                open.Enqueue((derived, $"{at.Path}({derived.Name})"));
            }

            foreach (FieldInfo field in FieldsOf(at.Type))
            {
                open.Enqueue((field.FieldType, at.Path + "." + NameOf(field)));
            }
        }

        Assert.Empty(impure);
        Assert.True(seen.Count > 1, "The walk ends too early.");
    }

    [Fact]
    public void Every_object_in_an_actual_declaration_is_plain()
    {
        NetworkDeclaration declaration = Declared.Read(Wrong, "Net`1");
        Assert.NotEmpty(declaration.Problems);
        AssertPlain(declaration, atLeast: 50);
    }

    [Fact]
    public void Every_object_in_an_actual_model_is_plain()
    {
        BuildResult result = NetworkBuilder.Build(Declared.Read(Right));
        Assert.NotNull(result.Model);
        AssertPlain(result, atLeast: 1000);
    }

    private static void AssertPlain(object root, int atLeast)
    {
        List<string> impure = [];
        int objects = 0;
        Walk(root, root.GetType().Name);
        Assert.Empty(impure);
        Assert.True(objects >= atLeast, "The walk ends too early.");

        void Walk(object? value, string path)
        {
            objects++;
            if (value is null || IsLeaf(value.GetType()))
            {
                return;
            }

            if (IsCollection(value.GetType()))
            {
                int i = 0;
                foreach (object? item in (System.Collections.IEnumerable)value)
                {
                    Walk(item, $"{path}[{i++}]");
                }

                return;
            }

            if (!IsValueOfOurs(value.GetType()))
            {
                impure.Add($"{path} is {value.GetType()}");
                return;
            }

            foreach (FieldInfo field in FieldsOf(value.GetType()))
            {
                Walk(field.GetValue(value), path + "." + NameOf(field));
            }
        }
    }

    [Theory]
    [InlineData(typeof(Microsoft.CodeAnalysis.ISymbol))]
    [InlineData(typeof(Microsoft.CodeAnalysis.SyntaxNode))]
    [InlineData(typeof(Microsoft.CodeAnalysis.Compilation))]
    [InlineData(typeof(Microsoft.CodeAnalysis.Location))]
    [InlineData(typeof(int[]))]
    [InlineData(typeof(Action))]
    [InlineData(typeof(object))]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(DeclaredAttribute))]
    public void The_walk_knows_what_is_not_plain(Type type) => Assert.False(
        IsLeaf(type) || IsCollection(type) || (IsValueOfOurs(type) && FieldsOf(type).All(f => IsLeaf(f.FieldType) || IsValueOfOurs(f.FieldType))));

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || (Nullable.GetUnderlyingType(type) is { } inner && IsLeaf(inner));

    private static bool IsCollection(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>);

    /// <summary>A record of the generator: its compiler-written equality compares every field.</summary>
    private static bool IsValueOfOurs(Type type) =>
        type.Assembly == typeof(NetworkDeclaration).Assembly &&
        (type.IsValueType || type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public) is not null);

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            foreach (FieldInfo field in t.GetFields(Fields))
            {
                yield return field;
            }
        }
    }

    private static string NameOf(FieldInfo field) => field.Name.TrimStart('<').Split('>')[0];
}
