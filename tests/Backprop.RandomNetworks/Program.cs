using System.CommandLine;
using Backprop.RandomNetworks;
using Backprop.Tests.Checkpoints;

Option<int> networks = new("--networks") { Description = "How many random networks to check.", DefaultValueFactory = _ => 200 };
Option<int> seed = new("--seed") { Description = "The seed of the first network; the others follow.", DefaultValueFactory = _ => 1 };
Option<int> derivatives = new("--derivatives") { Description = "The most weights of a network whose derivative is compared.", DefaultValueFactory = _ => 400 };
Option<int> together = new("--together") { Description = "Networks that are compiled together.", DefaultValueFactory = _ => 40 };
Option<bool> show = new("--show") { Description = "Only print the declarations and the generated files of the networks." };
Option<bool> fingerprint = new("--fingerprint") { Description = "Only print a hash of all that the networks compute, to compare machines and settings." };
Option<int> threads = new("--threads") { Description = "Threads of the fingerprint.", DefaultValueFactory = _ => 1 };
Option<bool> speed = new("--generator-speed") { Description = "Only time the generator on a network of 100 layers." };
Option<long> fuzz = new("--fuzz") { Description = "Only load so many damaged safetensors files, with the seeds from --seed on." };

RootCommand command = new("Checks random networks: generated code against an interpreter, gradients against central differences.")
{
    networks, seed, derivatives, together, show, fingerprint, threads, speed, fuzz,
};
command.SetAction(parsed =>
{
    if (parsed.GetValue(speed))
    {
        return GeneratorSpeed.Measure(Console.Out);
    }

    int first = parsed.GetValue(seed);
    if (parsed.GetValue(fuzz) is > 0 and long files)
    {
        FileFuzz damage = new(files, (ulong)first);
        damage.Run(Console.Out);
        return damage.Failures.Count == 0 ? 0 : 1;
    }

    int[] seeds = [.. Enumerable.Range(first, parsed.GetValue(networks))];
    if (parsed.GetValue(fingerprint))
    {
        return Fingerprint.Print(seeds, parsed.GetValue(threads), Console.Out);
    }

    return parsed.GetValue(show)
        ? Showing.Print(seeds, Console.Out)
        : Campaign.Run(seeds, parsed.GetValue(together), parsed.GetValue(derivatives), Console.Out);
});
return command.Parse(args).Invoke();
