using System.Reflection;
using System.Xml.Linq;

namespace Backprop.Tests.Attributes;

/// <summary>The library's attributes by reflection, and what their documentation file says about them.</summary>
internal static class DeclaredAttributes
{
    /// <summary>Every attribute a user can write.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. typeof(NetworkAttribute).Assembly.GetExportedTypes()
        .Where(t => t.IsSubclassOf(typeof(Attribute)) && !t.IsAbstract)
        .OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>The bases, which are not written but whose properties are.</summary>
    public static IReadOnlyList<Type> Bases { get; } =
        [.. typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)) && t.IsAbstract)];

    private static readonly Type[] Roots = [typeof(LayerAttribute), typeof(LossAttribute), typeof(OptimizerAttribute), typeof(ScheduleAttribute)];

    private static readonly Dictionary<string, XElement> Documentation = XDocument
        .Load(Path.ChangeExtension(typeof(NetworkAttribute).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(m => (string)m.Attribute("name")!);

    /// <summary>The kind as the generator reads it: the class's name without "Attribute".</summary>
    public static string Kind(Type attribute) => attribute.Name[..^"Attribute".Length];

    /// <summary>What is written as <c>Name = value</c>, beside what every attribute of its category takes.</summary>
    public static IEnumerable<PropertyInfo> NamedArguments(Type attribute) => attribute
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite && !Roots.Contains(p.DeclaringType));

    /// <summary>An attribute with nothing written but what must be.</summary>
    public static Attribute Create(Type attribute)
    {
        ConstructorInfo constructor = Assert.Single(attribute.GetConstructors());
        object[] arguments = [.. constructor.GetParameters().Select(p => Example(p.ParameterType))];
        return (Attribute)constructor.Invoke(arguments);
    }

    /// <summary>A legal value of a positional argument that is not the type's default.</summary>
    public static object Example(Type type) => type switch
    {
        _ when type == typeof(int) => 3,
        _ when type == typeof(double) => 0.25,
        _ when type == typeof(string) => "dense.kernel",
        _ when type == typeof(Type) => typeof(SurfaceResidualBlock),
        _ when type == typeof(double[]) => new[] { 0.1, 0.01, 0.001 },
        _ when type == typeof(int[]) => new[] { 4, 2 },
        _ when type == typeof(string[]) => new[] { "a", "b" },
        _ when type == typeof(Activation) => Activation.Tanh,
        _ when type == typeof(Initializer) => Initializer.Constant,
        _ when type == typeof(Regularizer) => Regularizer.L2,
        _ when type == typeof(Constraint) => Constraint.MaxNorm,
        _ => throw new NotSupportedException($"No example of {type}: add one, since an attribute takes it by position now."),
    };

    public static XElement? DocumentationOf(Type type) => Documentation.GetValueOrDefault("T:" + type.FullName);

    public static XElement? DocumentationOf(PropertyInfo property) =>
        Documentation.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}");

    public static XElement? DocumentationOf(FieldInfo field) =>
        Documentation.GetValueOrDefault($"F:{field.DeclaringType!.FullName}.{field.Name}");
}
