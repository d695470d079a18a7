using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Backprop.RandomNetworks.Compilation;

/// <summary>A compilation as running code, in a load context of its own that goes away with it.</summary>
internal sealed class LoadedProject : IDisposable
{
    private readonly AssemblyLoadContext context = new("Networks under test", isCollectible: true);

    private LoadedProject(MemoryStream image) => Assembly = context.LoadFromStream(image);

    public Assembly Assembly { get; }

    /// <summary>Compiles and loads; what does not compile is shown with its surroundings.</summary>
    /// <exception cref="CompilationFailedException">The C# compiler reports an error or a warning.</exception>
    public static LoadedProject Load(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Diagnostic[] complaints = [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];
        if (complaints.Length > 0)
        {
            throw new CompilationFailedException(complaints);
        }

        image.Position = 0;
        return new LoadedProject(image);
    }

    /// <summary>An instance of a class with these constructor arguments.</summary>
    public T Create<T>(string fullName, params object[] arguments)
        where T : class
    {
        Type type = Assembly.GetType(fullName) ?? throw new ArgumentException($"The project has no class '{fullName}'.", nameof(fullName));
        return (T)Activator.CreateInstance(type, arguments)!;
    }

    public void Dispose() => context.Unload();
}
